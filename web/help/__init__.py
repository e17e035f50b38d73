"""What the pages of the door for seniors and mantelzorgers know: cards, situations, the guided path."""
