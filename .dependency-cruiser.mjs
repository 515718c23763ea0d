// The walls of the house (plugins/handbook/architecture.md). Each rule's name is the sentence it holds;
// its comment says which import to use instead.
const domains = 'catalog|inventory|orders|payments|shipping|customers|pricing|messages|support|analytics'
const adapters = '^plugins/(payments/providers|shipping/carriers|messages/senders)/'
// Tests and what stands only for them: they start real servers of every room.
const tests = '\\.test\\.tsx?$|/testing/|/e2e-[^/]+\\.ts$'

export default {
  forbidden: [
    {
      name: 'apps-never-import-each-other',
      comment:
        'Studio, console and storefront meet in the dataset. Move what they share into a package under plugins/.',
      severity: 'error',
      from: { path: '^(studio|console|storefront)/', pathNot: tests },
      to: { path: '^(studio|console|storefront)/', pathNot: '^$1/' },
    },
    {
      name: 'plugins-never-import-apps',
      comment: 'A package knows no app. Take what you need as a parameter.',
      severity: 'error',
      from: { path: '^plugins/(?!workshop/)' },
      to: { path: '^(studio|console|storefront)/' },
    },
    {
      name: 'kernel-depends-on-nothing-of-ours',
      comment: 'The kernel holds the words every room shares; it may use Zod and nothing else.',
      severity: 'error',
      from: { path: '^plugins/kernel/', pathNot: tests },
      to: { path: '^plugins/(?!kernel/)' },
    },
    {
      name: 'domains-never-import-each-other',
      comment: 'Domains meet in plugins/commerce only. Pass the fact in, or move the word into the kernel.',
      severity: 'error',
      from: { path: `^plugins/(${domains})/` },
      to: { path: `^plugins/(${domains})/`, pathNot: '^plugins/$1/' },
    },
    {
      name: 'domain-rooms-are-pure',
      comment:
        'domain/ imports the kernel and its own room: no React, no sanity, no client, no node. I/O belongs to commerce. Turf is pure geometry.',
      severity: 'error',
      from: { path: `^plugins/(${domains})/domain/`, pathNot: tests },
      to: { pathNot: ['^plugins/$1/domain/', '^plugins/kernel/', '^node_modules/zod/', '^node_modules/@turf/'] },
    },
    {
      name: 'only-commerce-and-the-apps-servers-compose-domains',
      comment:
        'commerce is for the server: the API, the storefront server and the workshop. Browsers use @souk/api/client.',
      severity: 'error',
      from: { path: '^(studio|console|plugins)/', pathNot: ['^plugins/(commerce|api|workshop)/', tests] },
      to: { path: '^plugins/commerce/' },
    },
    {
      name: 'adapters-with-secrets-stay-on-the-server',
      comment: 'Providers, carriers and senders are wired in storefront/app/commerce.server.ts and in tests only.',
      severity: 'error',
      from: { pathNot: ['^storefront/app/commerce\\.server\\.ts$', '^plugins/workshop/', adapters, tests] },
      to: { path: adapters },
    },
    {
      name: 'outside-rooms-import-nothing-of-ours',
      comment: 'content-lake, refine-sanity and simulators speak HTTP and must never be able to agree with our bugs.',
      severity: 'error',
      from: { path: '^plugins/(content-lake|refine-sanity|simulators)/', pathNot: tests },
      to: { path: '^(plugins/|studio/|console/|storefront/)', pathNot: '^plugins/$1/' },
    },
    {
      name: 'nobody-imports-the-outside-rooms',
      comment:
        'Reach the lake and the simulators over HTTP. Only the workshop starts them; browsers may take the multiplexer.',
      severity: 'error',
      from: {
        path: '^(studio|console|storefront|plugins)/',
        pathNot: ['^plugins/(workshop|content-lake|simulators)/', tests],
      },
      to: {
        path: '^plugins/(content-lake|simulators)/',
        pathNot: '^plugins/content-lake/listen/multiplex-browser\\.ts$',
      },
    },
    {
      name: 'api-client-is-safe-for-browsers',
      comment: '@souk/api/client may not pull the server in: fetch and types only.',
      severity: 'error',
      from: { path: '^plugins/api/client' },
      to: { path: '^plugins/(commerce|api/routes)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-packages-know-no-react',
      comment: 'React belongs to apps and to ui/ and studio/ rooms.',
      severity: 'error',
      from: {
        path: '^plugins/(kernel|commerce|api|content-lake|simulators|pricing|payments|shipping|analytics)/',
        pathNot: [tests, '/(ui|studio|schema)/'],
      },
      to: { path: '^node_modules/(react|react-dom|@sanity/ui|styled-components)/' },
    },
    {
      name: 'the-storefront-has-its-own-look',
      comment: '@sanity/ui, Refine and styled-components never reach shoppers.',
      severity: 'error',
      from: { path: '^storefront/' },
      to: { path: '^node_modules/(@sanity/ui|@refinedev|styled-components|sanity)/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'The import names nothing that is installed or written.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|^bun:|\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(studio/dist|console/dist|storefront/build|[^/]+/node_modules)/|^plugins/[^/]+/node_modules/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
