import { acts, reads, type Module } from '#platform/http/module.ts';
import { commentApi } from '../comment-contract.ts';
import { backToCheck, handleComment, publishForComment, sendComment, setCommentRule, takeComment } from './actions/public-comment.ts';
import { commentRules, openWindows } from './comment-queries.ts';

/** Public comment on State-level proposals (law.md §11). */
export const publicCommentRoutes: Module['routes'] = [
  reads(commentApi.open, (tx, { query }) => openWindows(tx, query)),
  reads(commentApi.rules, (tx) => commentRules(tx)),
  acts(commentApi.send, sendComment),
  acts(commentApi.setRule, setCommentRule),
  acts(commentApi.publish, publishForComment),
  acts(commentApi.take, takeComment),
  acts(commentApi.handle, handleComment),
  acts(commentApi.backToCheck, backToCheck),
];
