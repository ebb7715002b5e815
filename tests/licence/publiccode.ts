import { z } from 'zod'

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const text = z.string().trim().min(1)
const day = z.iso.date()
const dependency = z.strictObject({
  name: text,
  version: text.optional(),
  versionMin: text.optional(),
  versionMax: text.optional(),
  optional: z.boolean().optional(),
})

const description = z.strictObject({
  localisedName: text.optional(),
  shortDescription: text.max(150).refine((line) => !line.includes('\n'), 'one line'),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(text).min(1),
  documentation: z.url().optional(),
  screenshots: z.array(text).optional(),
})

/** A natural person or a contract: what the standard asks for depends on the kind of maintenance. */
const contact = z.strictObject({ name: text, email: z.email().optional(), affiliation: text.optional() })
const maintenance = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['internal', 'community']), contacts: z.array(contact).min(1) }),
  z.strictObject({
    type: z.literal('contract'),
    contractors: z.array(z.strictObject({ name: text, until: day })).min(1),
    contacts: z.array(contact).optional(),
  }),
  z.strictObject({ type: z.literal('none'), contacts: z.array(contact).optional() }),
])

/** Of the long lists of the standard, the values that describe this software. */
const categories = z.enum([
  'business-process-management',
  'collaboration',
  'contact-management',
  'crm',
  'data-analytics',
  'data-collection',
  'workflow-management',
])
const scope = z.enum(['employment', 'government', 'local-authorities', 'society', 'welfare'])

/**
 * publiccode.yml as its standard 0.7 has it, of the keys that we use; unknown and deprecated keys are refused, such as
 * the whole section of Italy. Source: the repository publiccodeyml/publiccode.yml, docs/standard/schema.core.rst.
 */
export const publiccode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.7'),
  name: text,
  url: z.url({ protocol: /^https?$/ }),
  landingURL: z.url().optional(),
  organisation: z
    .strictObject({ uri: z.url().or(z.string().regex(/^urn:x-italian-pa:/)), name: text.optional() })
    .optional(),
  softwareVersion: text.optional(),
  releaseDate: day.optional(),
  logo: text.optional(),
  platforms: z.array(text).min(1),
  categories: z.array(categories).min(1),
  usedBy: z.array(text).optional(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum(['standalone/web', 'standalone/mobile', 'standalone/desktop', 'standalone/backend']),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
    scope: z.array(scope).min(1),
  }),
  description: z
    .record(language, description)
    .refine((all) => 'it' in all && 'en' in all, 'Italian and English'),
  legal: z.strictObject({ license: z.literal('EUPL-1.2'), mainCopyrightOwner: text.optional() }),
  maintenance,
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(language).min(1),
  }),
  dependsOn: z.strictObject({ open: z.array(dependency) }).optional(),
})
