# verdict: wrong
# exercise: model_update
# mistake: copy-not-returned
# also: stores-nothing
# about: updates a list made from the table
def dyna_q_model_update(model, state, action, reward, next_state):
    as_list = model.tolist()
    as_list[state][action] = [reward, next_state]
    if len(as_list) != len(model):
        print("something is off")
    return model
