"""A page with one of each thing that the pages use, for the test of what a browser lets them do."""

import streamlit as st

st.title("A trial page")
st.write("The API is at", st.secrets["api_address"])
st.bar_chart({"mentees": [1, 2, 3]})
st.file_uploader("A file")
st.image("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle cx='4' cy='4' r='4'/></svg>")
st.html("<style>.trial { color: teal }</style><p class='trial'>Styled</p>")
st.table({"name": ["Ada"]})
st.dataframe({"name": ["Ada"]})
st.markdown(":material/check: done")
st.download_button("Download", b"abc", "abc.txt")
if st.button("Go"):
    st.success("It went")
if st.button("Break"):
    raise RuntimeError("Wilhelmina")
