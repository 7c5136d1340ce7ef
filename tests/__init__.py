"""Hold the behaviour of Sourcebook, folder by folder as the package has them."""
