pytest_plugins = ["going_on"]
