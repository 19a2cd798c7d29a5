// Memory of the index: growing lists of 32-bit numbers without one object per list.

/** Entries per chunk: 4 MiB each, so growth never copies what is already there. */
export const chunkSize = 1 << 20
const chunkMask = chunkSize - 1

/** Numbers in chunks; `used` counts entries, gaps at chunk ends included. */
export type Arena = { chunks: Uint32Array[], used: number }

export const createArena = (): Arena => ({ chunks: [], used: 0 })

/** Reserves `length` neighbouring entries (at most a chunk) and returns the address of the first. */
export function allocate(arena: Arena, length: number): number {
  const left = arena.chunks.length * chunkSize - arena.used
  if (length > left) {
    arena.used += left
    arena.chunks.push(new Uint32Array(chunkSize))
  }
  const address = arena.used
  arena.used += length
  return address
}

export function readAt(arena: Arena, address: number): number {
  return arena.chunks[Math.floor(address / chunkSize)]![address & chunkMask]!
}

export function writeAt(arena: Arena, address: number, value: number): void {
  arena.chunks[Math.floor(address / chunkSize)]![address & chunkMask] = value
}

/** A view of neighbouring entries, valid as long as the arena. */
export function viewAt(arena: Arena, address: number, length: number): Uint32Array {
  const start = address & chunkMask
  return arena.chunks[Math.floor(address / chunkSize)]!.subarray(start, start + length)
}

/** The same array, or a larger copy (by half) when `length` entries do not fit. */
export function withRoom<T extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(
  array: T, length: number,
): T {
  if (length <= array.length) return array
  const larger = new (array.constructor as new (length: number) => T)(
    Math.max(length, Math.ceil(array.length * 1.5), 1024))
  larger.set(array)
  return larger
}
