import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Guard } from './access/guard.tsx';
import { RequireSession } from './access/require-session.tsx';
import { isStatus } from './api/problem.ts';
import { CrashPage, NotFoundPage } from './shell/not-found-page.tsx';
import { PageError } from './shell/page-error.tsx';
import { PreferencesProvider } from './shell/preferences-context.tsx';
import { Announcer } from './ui/announcer.tsx';
import { ToastProvider } from './ui/toast.tsx';

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error, query) {
      // A session that ended somewhere shows the sign-in page everywhere.
      if (isStatus(error, 401) && query.queryKey[0] !== 'session') {
        void queryClient.invalidateQueries({ queryKey: ['session'] });
      }
      // Neither may one meanwhile what one could before: the role has changed.
      if (isStatus(error, 403)) void queryClient.invalidateQueries({ queryKey: ['session'] });
    },
  }),
  defaultOptions: {
    queries: {
      retry: (failures, error) =>
        failures < 2 && !isStatus(error, 401) && !isStatus(error, 403) && !isStatus(error, 404),
      refetchOnWindowFocus: false,
      staleTime: 5_000,
    },
  },
});

const router = createBrowserRouter([
  {
    errorElement: <CrashPage />,
    // Nothing is shown for the moment a page's script takes.
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('./access/sign-in-page.tsx')).SignInPage }) },
      { path: '/join', lazy: async () => ({ Component: (await import('./access/join-page.tsx')).JoinPage }) },
      { path: '/welcome', lazy: async () => ({ Component: (await import('./access/welcome-page.tsx')).WelcomePage }) },
      {
        path: '/new-password',
        lazy: async () => ({ Component: (await import('./access/new-password-page.tsx')).NewPasswordPage }),
      },
      {
        element: <RequireSession />,
        children: [
          {
            // A page that fails leaves the rail standing; the next address gets a fresh chance.
            errorElement: <PageError />,
            children: [
              { path: '/', lazy: async () => ({ Component: (await import('./maps/home-page.tsx')).HomePage }) },
              { path: '/maps', lazy: async () => ({ Component: (await import('./maps/maps-page.tsx')).MapsPage }) },
              {
                element: <Guard needs="maps:write" />,
                children: [
                  {
                    path: '/maps/proposed',
                    lazy: async () => ({ Component: (await import('./maps/proposal/proposal-page.tsx')).ProposalPage }),
                  },
                ],
              },
              {
                path: '/maps/:id',
                lazy: async () => ({ Component: (await import('./maps/map-page.tsx')).MapPage }),
              },
              {
                element: <Guard needs="insight:read" />,
                children: [
                  {
                    path: '/journeys',
                    lazy: async () => ({ Component: (await import('./insight/journeys-page.tsx')).JourneysPage }),
                  },
                ],
              },
              {
                element: <Guard needs="people:read" />,
                children: [
                  {
                    path: '/people',
                    lazy: async () => ({ Component: (await import('./people/people-page.tsx')).PeoplePage }),
                  },
                  {
                    path: '/people/:id',
                    lazy: async () => ({ Component: (await import('./people/person-page.tsx')).PersonPage }),
                  },
                ],
              },
              {
                element: <Guard needs="audiences:read" />,
                children: [
                  {
                    path: '/audiences',
                    lazy: async () => ({ Component: (await import('./audiences/audiences-page.tsx')).AudiencesPage }),
                  },
                  {
                    path: '/audiences/:id',
                    lazy: async () => ({ Component: (await import('./audiences/audience-page.tsx')).AudiencePage }),
                  },
                ],
              },
              {
                element: <Guard needs="audiences:write" />,
                children: [
                  {
                    path: '/audiences/new',
                    lazy: async () => ({
                      Component: (await import('./audiences/new-audience-page.tsx')).NewAudiencePage,
                    }),
                  },
                ],
              },
              {
                element: <Guard needs="consent:read" />,
                children: [
                  {
                    path: '/consent',
                    lazy: async () => ({ Component: (await import('./consent/consent-page.tsx')).ConsentPage }),
                  },
                ],
              },
              {
                element: <Guard needs="privacy:read" />,
                children: [
                  {
                    path: '/privacy',
                    lazy: async () => ({ Component: (await import('./privacy/requests-page.tsx')).RequestsPage }),
                  },
                  {
                    path: '/privacy/requests/:id',
                    lazy: async () => ({ Component: (await import('./privacy/request-page.tsx')).RequestPage }),
                  },
                ],
              },
              {
                element: <Guard needs="audit:read" />,
                children: [
                  {
                    path: '/privacy/log',
                    lazy: async () => ({ Component: (await import('./privacy/audit-page.tsx')).AuditPage }),
                  },
                ],
              },
              {
                element: <Guard needs="imports:read" />,
                children: [
                  {
                    path: '/imports',
                    lazy: async () => ({ Component: (await import('./imports/imports-page.tsx')).ImportsPage }),
                  },
                ],
              },
              {
                element: <Guard needs="sources:read" />,
                children: [
                  {
                    path: '/sources',
                    lazy: async () => ({ Component: (await import('./sources/sources-page.tsx')).SourcesPage }),
                  },
                  {
                    path: '/sources/:id/privacy',
                    lazy: async () => ({
                      Component: (await import('./sources/privacy/source-privacy-page.tsx')).SourcePrivacyPage,
                    }),
                  },
                ],
              },
              {
                element: <Guard needs="collect:read" />,
                children: [
                  {
                    path: '/sources/live',
                    lazy: async () => ({ Component: (await import('./sources/live/live-page.tsx')).LivePage }),
                  },
                ],
              },
              {
                element: <Guard needs="insight:read" />,
                children: [
                  {
                    path: '/events',
                    lazy: async () => ({ Component: (await import('./events/events-page.tsx')).EventsPage }),
                  },
                ],
              },
              {
                element: <Guard needs="access:read" />,
                children: [
                  {
                    path: '/team',
                    lazy: async () => ({ Component: (await import('./team/team-page.tsx')).TeamPage }),
                  },
                ],
              },
              {
                path: '/profile',
                lazy: async () => ({ Component: (await import('./profile/profile-page.tsx')).ProfilePage }),
              },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
]);

export function App() {
  return (
    <PreferencesProvider>
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <Announcer>
            <RouterProvider router={router} />
          </Announcer>
        </ToastProvider>
      </QueryClientProvider>
    </PreferencesProvider>
  );
}
