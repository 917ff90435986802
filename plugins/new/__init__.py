"""New content files: made from the annotated examples, so that an editor starts from something that is right."""
