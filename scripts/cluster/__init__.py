"""More machines: jobs run by the workers of a Dask scheduler, which share nothing but a network.

choice       which cluster a user asks for
connection   opens it: remote is a scheduler at an address, within is one in this process
executor     gives jobs to workers, one for each thread, and notices which workers are gone
worker_host  the part that runs inside a Dask worker; its code is sent there
job_process  the process on the worker's machine that does jobs with our sources
job_files    what is sent: our sources, and the files of a job
"""
