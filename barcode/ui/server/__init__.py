"""What stands between the network and Streamlit: headers, doors, the shell of the page, quota, faults, sign-in."""
