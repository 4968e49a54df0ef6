# verdict: right
# exercise: planning
# about: redefines q_learning in its cell and a progress bar on stderr
from tqdm import tqdm

def q_learning(s, a, r, s2, q, p):
    follow = 0.0 if s2 is None or np.isnan(s2) else q[int(s2)].max()
    q[s, a] = q[s, a] + p['alpha'] * (r + p['gamma'] * follow - q[s, a])
    return q

def dyna_q_planning(m, q, p):
    known = np.argwhere(~np.isnan(m[:, :, 0]))
    for _ in tqdm(range(p['k']), disable=p['k'] < 5):
        s, a = known[np.random.choice(known.shape[0], 1)[0]]
        q = q_learning(s, a, m[s, a, 0], m[s, a, 1], q, p)
    return q
