// Which documents contain a term: for each term a chain of slices in one arena. Slices double in
// size, so that the many rare terms cost 16 bytes and the few common ones hardly any overhead.
import { allocate, type Arena, createArena, readAt, viewAt, withRoom, writeAt } from './arena.ts'

/** A posting packs the document's slot (24 bits), hits in the title (2) and in the body (6). */
export const slotsMax = 1 << 24

export type Postings = {
  arena: Arena
  /** Address of the first slice of each term. */
  head: Uint32Array
  /** Where the next posting of each term goes, and where its current slice ends. */
  next: Uint32Array
  end: Uint32Array
  /** Entries in the chain of each term, removed documents included. */
  count: Uint32Array
}

const firstSlice = 4
const largestSlice = 4096

export const createPostings = (): Postings => ({
  arena: createArena(),
  head: new Uint32Array(1024), next: new Uint32Array(1024),
  end: new Uint32Array(1024), count: new Uint32Array(1024),
})

export function packPosting(slot: number, inTitle: number, inBody: number): number {
  return slot * 256 + Math.min(inTitle, 3) * 64 + Math.min(inBody, 63)
}

export function addPosting(postings: Postings, term: number, posting: number): void {
  makeRoom(postings, term)
  const { arena, next, end, count } = postings
  if (count[term] === 0) {
    const address = allocate(arena, firstSlice)
    postings.head[term] = address
    next[term] = address
    end[term] = address + firstSlice - 1
  } else if (next[term] === end[term]) {
    // The last entry of a full slice holds the address of the following slice.
    const size = nextSize(count[term]!)
    const address = allocate(arena, size)
    writeAt(arena, end[term]!, address)
    next[term] = address
    end[term] = address + size - 1
  }
  writeAt(arena, next[term]!, posting)
  next[term]!++
  count[term]!++
}

/** Copies the postings of a term, in order of slot, and returns how many. */
export function copyPostings(postings: Postings, term: number, into: Uint32Array): number {
  const count = postings.count[term] ?? 0
  let address = postings.head[term]!
  let size = firstSlice
  for (let copied = 0; copied < count;) {
    const length = Math.min(size - 1, count - copied)
    into.set(viewAt(postings.arena, address, length), copied)
    copied += length
    if (copied === count) break
    address = readAt(postings.arena, address + size - 1)
    size = nextSize(copied)
  }
  return count
}

/** The size of the slice that follows `filled` postings; a function of the count alone. */
function nextSize(filled: number): number {
  return Math.min(largestSlice, 2 ** Math.max(3, 32 - Math.clz32(filled)))
}

function makeRoom(postings: Postings, term: number): void {
  postings.head = withRoom(postings.head, term + 1)
  postings.next = withRoom(postings.next, term + 1)
  postings.end = withRoom(postings.end, term + 1)
  postings.count = withRoom(postings.count, term + 1)
}
