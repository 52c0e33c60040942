"""More machines: the farm's jobs, run by the workers of a Dask scheduler, with nothing shared but a network.

connection   finds the scheduler, or starts one here
executor     hands jobs to workers, one for each thread, and notices which workers are gone
worker_host  the part that lives inside a Dask worker, and travels there by value
job_process  the process on the worker's machine that does a job, by our sources
job_files    what travels: our sources, and the files of a job
"""
