# verdict: right
# exercise: planning
# about: without replacement, a new random order when the deck is empty
import random

def dyna_q_planning(model, value, params):
    deck = []
    for _ in range(params['k']):
        if not deck:
            deck = [(s, a) for s, a in np.argwhere(~np.isnan(model[:, :, 0]))]
            random.shuffle(deck)
        s, a = deck.pop()
        r, ns = model[s, a]
        value = q_learning(s, a, r, ns, value, params)
    return value
