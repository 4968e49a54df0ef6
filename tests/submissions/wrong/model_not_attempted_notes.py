# verdict: wrong
# exercise: model_update
# mistake: not-attempted
# about: a few thoughts, then the stub's error
def dyna_q_model_update(model, state, action, reward, next_state):
    # idea: the table has two numbers for each pair. which one first?
    shape = model.shape
    raise NotImplementedError
