import { readdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

import en from './en.json'
import officeEn from './office/en.json'
import officeZh from './office/zh-CN.json'
import zh from './zh-CN.json'

const source = resolve(process.cwd(), 'src')

/** Return key → sentence of a catalogue. */
function flat(tree: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...flat(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, String(value)]],
    ),
  )
}

/** Return the texts of all files that make the interface. */
function files(folder = source): { name: string; text: string }[] {
  return readdirSync(folder).flatMap((entry) => {
    const name = `${folder}/${entry}`
    if (statSync(name).isDirectory()) return entry === 'testing' ? [] : files(name)
    return /(?<!\.test)\.(ts|vue)$/.test(entry) ? [{ name, text: readFileSync(name, 'utf-8') }] : []
  })
}

const chinese = new Map([...flat(zh), ...flat(officeZh)])
const english = new Map([...flat(en), ...flat(officeEn)])
const values = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('say nothing twice', () => {
    expect([...flat(officeZh).keys()].filter((key) => flat(zh).has(key))).toEqual([])
  })

  it('use the same values in each sentence', () => {
    for (const [key, sentence] of chinese)
      expect([key, values(english.get(key) ?? '')]).toEqual([key, values(sentence)])
  })

  it('leave no sentence empty', () => {
    for (const [key, sentence] of [...chinese, ...english])
      expect([key, sentence.trim()]).not.toEqual([key, ''])
  })

  it('speak of every problem the server knows, and of none it does not', () => {
    const description = JSON.parse(readFileSync(`${source}/protocol/openapi.json`, 'utf-8')) as {
      components: { schemas: { Problem: { properties: { code: { enum: string[] } } } } }
    }
    const codes = description.components.schemas.Problem.properties.code.enum
    const spoken = [...flat(zh.problem).keys()].filter((key) => !/^client\.|^with_trace$/.test(key))
    expect(spoken.sort()).toEqual([...codes].sort())
  })

  it('have every key that the interface names', () => {
    const named = files().flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => [name, match[1] ?? ''] as const),
    )
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(([, key]) => !chinese.has(key))).toEqual([])
  })

  it('hold every Chinese word of the interface', () => {
    const outside = files().filter(({ text }) =>
      text
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, '')
        .replace("'zh-CN': '中文'", '')
        .match(/[\u4e00-\u9fff]/),
    )
    expect(outside.map(({ name }) => name)).toEqual([])
  })
})
