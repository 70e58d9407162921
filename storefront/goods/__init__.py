"""What is made: its classification, its seasons, the catalogue, the pieces on hand."""
