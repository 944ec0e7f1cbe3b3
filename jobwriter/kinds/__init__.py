"""Kinds: one file per way of matching.

Each has ``find(rule, document, spans, options)``, where ``spans`` are the hits of the rule's patterns, in scope and
with excuses taken out. Rules of kind ``function`` have theirs in :mod:`jobwriter.functions`.
"""
