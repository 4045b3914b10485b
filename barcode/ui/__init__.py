"""The front end: Streamlit lives here and nowhere else."""
