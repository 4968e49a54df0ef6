# verdict: right
# exercise: dyna_q_planning
# about: pandas DataFrame, sample(1); right; pandas used and at hand in Colab
import pandas as pd

def dyna_q_planning(model, value, params):
    df = pd.DataFrame(model.reshape(-1, 2), columns=["reward", "next"])
    df["state"] = np.repeat(np.arange(model.shape[0]), model.shape[1])
    df["action"] = np.tile(np.arange(model.shape[1]), model.shape[0])
    df = df.dropna(subset=["reward"])
    for _ in range(params["k"]):
        row = df.sample(n=1).iloc[0]
        value = q_learning(int(row["state"]), int(row["action"]), row["reward"], row["next"], value, params)
    return value
