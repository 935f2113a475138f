// Checks a log directory with the Go checksum database's own code (golang.org/x/mod/sumdb) and none of
// Garant's: the checkpoint's signature, every hash of every tile, inclusion of every entry, and
// consistency between pairs of sizes.
//
//	verify LOG-DIRECTORY VKEY PAIRS
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
}

// tiles reads the C2SP layout: what x/mod calls tile/8/<L>/<N> and tile/8/data/<N> lies at tile/<L>/<N> and
// tile/entries/<N>.
type tiles struct{ dir string }

func (t tiles) Height() int                     { return 8 }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(list []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range list {
		path := strings.Replace(strings.Replace(tile.Path(), "tile/8/", "tile/", 1), "/data/", "/entries/", 1)
		data, err := os.ReadFile(filepath.Join(t.dir, path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func checkpoint(dir, vkey string) tlog.Tree {
	verifier, err := note.NewVerifier(vkey)
	must(err)
	text, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	must(err)
	opened, err := note.Open(text, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		must(fmt.Errorf("checkpoint text %q", opened.Text))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree
}

func entries(t tiles, n int64) [][]byte {
	var all [][]byte
	for first := int64(0); first < n; first += 256 {
		width := n - first
		if width > 256 {
			width = 256
		}
		data, err := t.ReadTiles([]tlog.Tile{{H: 8, L: -1, N: first / 256, W: int(width)}})
		must(err)
		for rest := data[0]; len(rest) > 0; {
			size := int(binary.BigEndian.Uint16(rest))
			all = append(all, rest[2:2+size])
			rest = rest[2+size:]
		}
	}
	return all
}

func main() {
	dir, vkey := os.Args[1], os.Args[2]
	pairs, err := strconv.Atoi(os.Args[3])
	must(err)
	tree := checkpoint(dir, vkey)
	t := tiles{dir}
	leaves := entries(t, tree.N)
	if int64(len(leaves)) != tree.N {
		must(fmt.Errorf("%d entries, the checkpoint says %d", len(leaves), tree.N))
	}
	// The same tree, grown from the entries alone.
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for i, leaf := range leaves {
		hashes, err := tlog.StoredHashes(int64(i), leaf, reader)
		must(err)
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(tree.N, reader)
	must(err)
	if root != tree.Hash {
		must(fmt.Errorf("entries add up to %v, signed is %v", root, tree.Hash))
	}
	for _, tile := range tlog.NewTiles(8, 0, tree.N) {
		if tile.W < 256 && int64(tile.W) != tree.N>>(8*tile.L)&255 {
			continue // A width of a smaller tree: a log need not have published it.
		}
		want, err := tlog.ReadTileData(tile, reader)
		must(err)
		have, err := t.ReadTiles([]tlog.Tile{tile})
		must(err)
		if !bytes.Equal(want, have[0]) {
			must(fmt.Errorf("%s is not the tile of these entries", tile.Path()))
		}
	}
	fromTiles := tlog.TileHashReader(tree, t)
	for i, leaf := range leaves {
		proof, err := tlog.ProveRecord(tree.N, int64(i), fromTiles)
		must(err)
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), tlog.RecordHash(leaf)))
	}
	random := rand.New(rand.NewSource(1))
	for i := 0; i < pairs && tree.N > 0; i++ {
		older := 1 + random.Int63n(tree.N)
		hash, err := tlog.TreeHash(older, reader)
		must(err)
		proof, err := tlog.ProveTree(tree.N, older, fromTiles)
		must(err)
		must(tlog.CheckTree(proof, tree.N, tree.Hash, older, hash))
	}
	// Garant's own proof files, when there are any, against the same checkpoint.
	files, _ := filepath.Glob(filepath.Join(dir, "..", "proofs", "*.tlog-proof"))
	for _, file := range files {
		text, err := os.ReadFile(file)
		must(err)
		head, _, _ := strings.Cut(string(text), "\n\n")
		lines := strings.Split(head, "\n")
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
		must(err)
		var proof tlog.RecordProof
		for _, line := range lines[2:] {
			raw, err := base64.StdEncoding.DecodeString(line)
			must(err)
			var hash tlog.Hash
			copy(hash[:], raw)
			proof = append(proof, hash)
		}
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaves[index])))
	}
	fmt.Printf("OK %d entries, %d pairs, %d proof files\n", tree.N, pairs, len(files))
}
