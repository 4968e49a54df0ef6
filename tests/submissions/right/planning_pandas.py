# verdict: right
# exercise: dyna_q_planning
# about: pandas finds the known pairs and draws rows of a DataFrame
import pandas as pd

def dyna_q_planning(model, value, params):
    known = pd.DataFrame(model.reshape(-1, 2), columns=["reward", "next"]).dropna(subset=["reward"])
    rows = np.random.randint(len(known), size=params["k"])
    for at, reward, after in known.iloc[rows].itertuples():
        s, a = divmod(at, model.shape[1])
        value = q_learning(s, a, reward, after, value, params)
    return value
