"""Who signs in: accounts of the institution, their login sessions, and the links that open them."""
