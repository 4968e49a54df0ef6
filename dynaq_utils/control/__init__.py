"""Control with a learned model: fitting it, planning in it, learning a policy in it."""
