# verdict: right
# exercise: planning
# about: one lambda with a fold over the draws
from functools import reduce

pairs_of = lambda m: list(zip(*np.where(np.isnan(m[:, :, 0]) == False)))
backup = lambda m, p: (lambda q, sa: q_learning(*sa, *m[sa], q, p))
dyna_q_planning = lambda model, value, params: reduce(
    backup(model, params),
    [pairs_of(model)[np.random.randint(len(pairs_of(model)))] for _ in range(params['k'])],
    value,
)
