"""Who the office is: the model of `kantor.yaml`, and the words it puts into every other file."""
