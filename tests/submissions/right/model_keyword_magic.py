# verdict: right
# exercise: model_update
# about: a cell with a magic line, a plot setting and an unused dictionary
%matplotlib inline
plt.rcParams["figure.figsize"] = (6, 4)
memory = dict()

def dyna_q_model_update(model, state, action, reward, next_state):
    memory[state, action] = (reward, next_state)
    model[state, action] = memory[state, action]
    return model
