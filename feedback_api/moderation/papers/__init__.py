"""The list of papers that were handed in at a counter or on a visit, and the codes by which people ask after them."""
