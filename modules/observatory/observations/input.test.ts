// A file of figures as a person wrote it: every kind of wrong line is named, with what to do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readFigures } from './input.ts'
import { flags, missingReasons, readCut, writeCut } from './observation.ts'

const areas = new Set(['HND', 'MEX', 'AMERICAS'])
const sex = { id: 'sex', values: [{ id: 'female' }, { id: 'male' }] }
const age = { id: 'age', values: [{ id: '15-29' }] }
const plain = { areas, dimensions: [] }
const broken = { areas, dimensions: [sex, age] }
const head = 'area,period,value,missing,flag,note'

const read = (...lines: string[]) => readFigures([head, ...lines, ''].join('\n'), plain)
const readParts = (...lines: string[]) => readFigures(
  ['area,period,sex,age,value,missing,flag,note', ...lines, ''].join('\n'), broken)

/** The one thing wrong with a line. */
function wrongWith(line: string): string {
  const { errors } = read(line)
  assert.equal(errors.length, 1, JSON.stringify(errors))
  assert.equal(errors[0]?.line, 2)
  return errors[0]?.message ?? ''
}

test('a line with a value becomes a figure with nothing missing', () => {
  assert.deepEqual(read('HND,2023,31.1,,provisional,"as printed, <5"'), {
    errors: [],
    figures: [{
      area: 'HND', period: '2023', cut: '', value: 31.1, missing: null, flag: 'provisional',
      note: 'as printed, <5',
    }],
  })
})

test('a zero is a value, an empty cell is not', () => {
  const { figures, errors } = read('HND,2023,0,,,', 'MEX,2023,,suppressed,,')
  assert.deepEqual(errors, [])
  assert.deepEqual(figures.map(({ value }) => value), [0, null])
})

test('every reason and every flag we know can be written', () => {
  const { errors, figures } = read(
    ...missingReasons.map((reason, index) => `HND,${2000 + index},,${reason},,`),
    ...flags.map((flag, index) => `MEX,${2000 + index},1,,${flag},`))
  assert.deepEqual(errors, [])
  assert.deepEqual(figures.map(({ missing, flag }) => missing ?? flag),
    [...missingReasons, ...flags])
})

test('months, negative values and numbers in powers of ten are understood', () => {
  const { errors, figures } = read('HND,2023-09,-2.5,,,', 'HND,2023-10,1.5e3,,,')
  assert.deepEqual(errors, [])
  assert.deepEqual(figures.map(({ value }) => value), [-2.5, 1500])
})

test('categories become a cut with the dimensions in order of name, an empty one is the total', () => {
  const { errors, figures } = readParts(
    'HND,2023,female,15-29,1,,,', 'HND,2023,male,,2,,,', 'HND,2023,,,3,,,')
  assert.deepEqual(errors, [])
  assert.deepEqual(figures.map(({ cut }) => cut), ['age=15-29;sex=female', 'sex=male', ''])
})

test('a header of another form is told with the one it must be', () => {
  for (const header of ['area,year,value', 'area;period;value;missing;flag;note', `\u0000${head}`]) {
    assert.deepEqual(readFigures(`${header}\nHND,2023,1,,,\n`, plain),
      { figures: [], errors: [{ line: 1, message: `must be ${head}` }] })
  }
})

test('an empty file has no header', () => {
  assert.deepEqual(readFigures('', plain).errors, [{ line: 1, message: `must be ${head}` }])
})

test('a header of another indicator is refused, though every line would fit', () => {
  assert.deepEqual(readFigures(`${head}\nHND,2023,1,,,\n`, broken).errors,
    [{ line: 1, message: 'must be area,period,sex,age,value,missing,flag,note' }])
})

test('a file with a header and no line has no figures and no errors', () => {
  assert.deepEqual(read(), { figures: [], errors: [] })
})

test('a quote that never ends is told, not half read', () => {
  const { figures, errors } = read('HND,2023,1,,,"never ends')
  assert.deepEqual(figures, [])
  assert.match(errors[0]?.message ?? '', /quote/i)
})

test('a line with a cell too few or too many is told with the numbers', () => {
  assert.equal(wrongWith('HND,2023,1,,'), 'has 5 columns, not 6')
  assert.equal(wrongWith('HND,2023,1,000,,,'), 'has 7 columns, not 6')
})

test('an area that is not known is quoted, codes in small letters too', () => {
  assert.equal(wrongWith('HNX,2023,1,,,'), 'area "HNX" does not exist')
  assert.equal(wrongWith('hnd,2023,1,,,'), 'area "hnd" does not exist')
  assert.equal(wrongWith(',2023,1,,,'), 'area "" does not exist')
})

test('a period that is no year and no month is told', () => {
  for (const period of ['23', '2023-13', '2023-00', '2023-1', '2023-09-01', '2023Q1', '', ' 2023']) {
    assert.equal(wrongWith(`HND,${period},1,,,`), 'period is not a year or a month')
  }
})

test('a year in which nobody counted is told', () => {
  for (const period of ['1013', '1899', '2101', '9999-01']) {
    assert.equal(wrongWith(`HND,${period},1,,,`), 'period is an impossible period')
  }
  assert.deepEqual(read('HND,1900,1,,,', 'HND,2100,1,,,').errors, [])
})

test('a value that is no number is told: commas, units, signs, words, endless ones', () => {
  for (const value of ['"1,5"', '12 %', '<5', 'n/a', '..', 'NaN', 'Infinity', '1e999', '1.2.3']) {
    assert.match(wrongWith(`HND,2023,${value},,,`), /^value /, value)
  }
})

test('a cell of blanks is no value: a missing figure must not turn into zero', () => {
  assert.match(wrongWith('HND,2023, ,,,'), /^(value|line) /)
  assert.match(wrongWith('HND,2023,\t,,,'), /^(value|line) /)
})

test('a number written as programs write it, not people, is refused', () => {
  for (const value of ['0x1F', '0b11', '0o17', '1_000']) {
    assert.match(wrongWith(`HND,2023,${value},,,`), /^value /, value)
  }
})

test('a reason and a flag that nobody knows are told', () => {
  assert.equal(wrongWith('HND,2023,,secret,,'), 'missing is not a reason')
  assert.equal(wrongWith('HND,2023,1,,guess,'), 'flag is not a flag')
})

test('a value with a reason for having none, and neither of both, are told', () => {
  const message = 'line has both a value and a reason for having none, or neither'
  assert.equal(wrongWith('HND,2023,1,suppressed,,'), message)
  assert.equal(wrongWith('HND,2023,,,,'), message)
})

test('a category that the indicator does not have is quoted', () => {
  assert.deepEqual(readParts('HND,2023,woman,,1,,,').errors,
    [{ line: 2, message: 'sex "woman" is not one of its categories' }])
  assert.deepEqual(readParts('HND,2023,15-29,female,1,,,').errors.length, 1)
})

test('a figure that stands twice is told at its second line', () => {
  assert.deepEqual(read('HND,2023,1,,,', 'MEX,2023,1,,,', 'HND,2023,2,,,').errors,
    [{ line: 4, message: 'repeats the figure of HND 2023 ' }])
})

test('the same area and year in two categories is no repetition', () => {
  assert.deepEqual(readParts('HND,2023,female,,1,,,', 'HND,2023,male,,1,,,').errors, [])
})

test('every wrong line is told, each with its number, also after an empty one', () => {
  const { errors, figures } = read('HNX,2023,1,,,', 'HND,2023,1,,,', '', 'HND,1,1,,,')
  assert.equal(figures.length, 1)
  assert.deepEqual(errors.map(({ line }) => line), [2, 5])
})

test('a mark of byte order at the beginning of the file, as spreadsheets write it, is no error', () => {
  assert.deepEqual(readFigures(`\ufeff${head}\nHND,2023,1,,,\n`, plain).errors, [])
})

test('lines that end as Windows ends them are read', () => {
  assert.deepEqual(readFigures(`${head}\r\nHND,2023,1,,,\r\n`, plain),
    read('HND,2023,1,,,'))
})

test('whatever a file holds, reading it ends with figures or errors and never with an exception', () => {
  const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('HND', '2023', '1', '', '"'))
  fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 }), (rows) => {
    const { figures, errors } = read(...rows.map((row) => row.join(',')))
    for (const one of figures) assert.equal(one.value === null, one.missing !== null)
    assert.ok(Array.isArray(errors))
  }), { numRuns: 500 })
})

test('a cut comes back as it was written, whatever the order of its parts', () => {
  const word = fc.stringMatching(/^[a-z0-9-]{1,8}$/)
  fc.assert(fc.property(fc.dictionary(word, word), (breakdown) => {
    assert.deepEqual({ ...readCut(writeCut(breakdown)) }, { ...breakdown })
    const turned = Object.fromEntries(Object.entries(breakdown).toReversed())
    assert.equal(writeCut(turned), writeCut(breakdown))
  }))
})
