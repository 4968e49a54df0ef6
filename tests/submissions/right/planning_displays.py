# verdict: right
# exercise: planning
# about: display() of the table in every call
from IPython.display import display, clear_output
def dyna_q_planning(model, value, params):
    clear_output(wait=True)
    display(value)
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
