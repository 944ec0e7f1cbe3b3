import copy
import pickle

import pytest

from jobwriter.records import FrozenRecordError, as_dict, record, replace


@record
class Point:
    """A place."""

    x: int
    y: int = 0

    @property
    def sum(self) -> int:
        return self.x + self.y


@record(kw_only=True)
class Base:
    start: int = -1


@record(kw_only=True)
class Named(Base):
    name: str
    points: tuple[Point, ...] = ()


def test_made_by_position_by_keyword_and_with_defaults():
    assert (Point(1).x, Point(1).y, Point(1, y=2).sum) == (1, 0, 3)
    assert Named(name="a").start == -1
    assert Named(name="a", start=3).start == 3


@pytest.mark.parametrize("make", [lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: Named("a")])
def test_wrong_arguments_are_refused(make):
    with pytest.raises(TypeError):
        make()


def test_compared_and_hashed_by_value():
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(2, 1)
    assert Point(1) != (1, 0)
    assert len({Point(1), Point(1), Point(2)}) == 2


def test_frozen_and_slotted():
    point = Point(1)
    with pytest.raises(FrozenRecordError, match=r"Point\.x"):
        point.x = 5
    with pytest.raises(FrozenRecordError):
        point.z = 5
    with pytest.raises(FrozenRecordError):
        del point.x
    assert not hasattr(point, "__dict__")
    assert not hasattr(Named(name="a"), "__dict__")


def test_shown_replaced_copied_pickled_and_taken_apart():
    named = Named(name="a", points=(Point(1), Point(2, 3)))
    assert repr(Point(1)) == "Point(x=1, y=0)"
    assert replace(named, name="b") == Named(name="b", points=named.points)
    assert copy.deepcopy(named) == named
    assert pickle.loads(pickle.dumps(named)) == named
    assert as_dict(named) == {"start": -1, "name": "a", "points": ({"x": 1, "y": 0}, {"x": 2, "y": 3})}
    with pytest.raises(TypeError):
        replace(named, nome="b")
