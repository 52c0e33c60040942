"""More machines: the farm's jobs, run by the workers of a Dask scheduler, with nothing shared but a network.

connection   finds the scheduler, or starts one here
executor     hands jobs to workers, one for each thread, and notices which workers are gone
outpost      the part that lives inside a Dask worker, and travels there by value
hand         the process on the worker's machine that does a job, by our sources
luggage      what travels: our sources, and the files of a job
"""
