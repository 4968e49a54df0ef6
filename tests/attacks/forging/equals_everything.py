# group: forging
# tries: returns an object that equals everything
# must_hold: score <= 0
# %% dyna_q_planning
class Equal:
    shape, dtype, ndim, size = (100, 4), float, 2, 400

    def __eq__(self, other):
        return True

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __getitem__(self, index):
        return self


def dyna_q_planning(model, value, params):
    return Equal()
