export { authorityOf, authorityOfYear } from './server/authority.ts';
