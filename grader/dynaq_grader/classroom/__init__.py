"""A class: plan, batch, executors, cluster, resuming."""
