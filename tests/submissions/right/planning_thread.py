# verdict: right
# exercise: planning
# about: works in a thread of its own
import threading
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    def work():
        for _ in range(params['k']):
            s, a = pairs[np.random.randint(len(pairs))]
            q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    t = threading.Thread(target=work); t.start(); t.join()
    return value
