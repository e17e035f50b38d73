"""The pages: one module each, with a function from request and edition to answer."""
