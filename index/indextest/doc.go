// Package indextest is the suite that every index must pass. An engine's tests
// call [Run] with a function that makes an index of it; the suite puts a made-up
// corpus of a council and a hospital trust into it and asks.
//
// What an index must answer is taken from the texts themselves: a selection is
// held against every record by index.Selection.Match, whose places are in turn
// held against a plain scan in the tests of package index. The suite starts the
// test binary again as a process of its own and kills it in the middle of a run.
package indextest
