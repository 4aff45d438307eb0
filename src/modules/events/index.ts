export { directivesTo } from './server/queries.ts';
