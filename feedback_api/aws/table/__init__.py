"""How the function talks to DynamoDB: where, in which words, and what becomes of trouble."""
