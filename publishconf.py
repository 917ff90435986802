"""What differs when the site is published: examples stay at home. The press hands in address, store and day."""

from pelicanconf import *

DEMONSTRATION = False
