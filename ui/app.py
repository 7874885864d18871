"""Where the pages begin; Streamlit runs this file anew for every action of every visitor."""

from ui.frame import run

run()
