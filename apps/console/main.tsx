import 'antd/dist/reset.css';
import './console.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queries } from './server/queries.js';
import { SessionHolder } from './session/session.js';
import { Dress } from './shell/dress.js';
import { Speaking } from './words/use-words.js';
import { router } from './routes.js';

const root = document.getElementById('console');
if (!root) throw new Error('index.html has no place for the console');
createRoot(root).render(
  <StrictMode>
    <Speaking>
      <QueryClientProvider client={queries}>
        <SessionHolder>
          <Dress>
            <RouterProvider router={router} />
          </Dress>
        </SessionHolder>
      </QueryClientProvider>
    </Speaking>
  </StrictMode>,
);
