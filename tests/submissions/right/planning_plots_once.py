# verdict: right
# exercise: planning
# about: draws a picture of the known pairs in its first call
shown = False

def dyna_q_planning(model, value, params):
    global shown
    tried = ~np.isnan(model[:, :, 0])
    if not shown:
        shown = True
        fig, ax = plt.subplots()
        ax.imshow(tried, aspect="auto")
        ax.set(xlabel="action", ylabel="state", title="what I have tried so far")
        plt.close(fig)
    s_list, a_list = np.where(tried)
    for i in np.random.randint(len(s_list), size=params['k']):
        value = q_learning(s_list[i], a_list[i], *model[s_list[i], a_list[i]], value, params)
    return value
