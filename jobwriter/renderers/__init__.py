"""Renderers: one block tree of an ad, and one module for each form it is written in.

:mod:`jobwriter.renderers.blocks` reads Markdown into blocks; every other module has ``render(blocks, ...)``.
"""
