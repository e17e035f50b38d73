"""The portal: pages over graph and search."""
