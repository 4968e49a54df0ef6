# group: forging
# tries: claims that every name is defined and answers for all of them
# must_hold: score <= 0
# %% free
import sys


class Everything(dict):
    def get(self, name, default=None):
        return self[name]

    def __missing__(self, name):
        return lambda *args: args[0]


for name, module in list(sys.modules.items()):
    if name.endswith("inside.serving"):
        reply = module._reply

        def forged(notebook, request):
            notebook.namespace = Everything(notebook.namespace)
            return reply(notebook, request)

        module._reply = forged
# %% dyna_q_planning
dyna_q_planning = None
