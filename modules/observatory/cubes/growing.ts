// A typed array that grows: the number of rows is known only at the end of a file.

type Numbers = Uint16Array | Int32Array | Uint32Array | Float64Array

export function growing<N extends Numbers>(make: (length: number) => N) {
  let values = make(65_536)
  let length = 0
  return {
    add: (value: number): void => {
      if (length === values.length) {
        const larger = make(length * 2)
        larger.set(values)
        values = larger
      }
      values[length] = value
      length += 1
    },
    finish: (): N => {
      const exact = make(length)
      exact.set(values.subarray(0, length))
      return exact
    },
  }
}
