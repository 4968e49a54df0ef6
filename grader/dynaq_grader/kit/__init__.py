"""What tests of any exercise are made of; knows no algorithm."""
