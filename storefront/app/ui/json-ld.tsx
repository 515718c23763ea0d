/** Facts for search engines in schema.org's words. Angle brackets are escaped, so that no copy can end the element. */
export const JsonLd = ({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) => (
  <script
    type="application/ld+json"
    // biome-ignore lint/security/noDangerouslySetInnerHtml: data that is not run, with every `<` escaped
    dangerouslySetInnerHTML={{
      __html: JSON.stringify({ '@context': 'https://schema.org', ...facts }).replace(/</g, '\\u003c'),
    }}
  />
)
