//! The application under test, on a runtime of its own that can be ended at any moment without goodbye.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use app::{App, AppError, Clock, FixedClock, Region};
use base::Day;
use store::{Keys, Store};
use tokio::runtime::{Builder, Runtime};

/// An application that is running.
pub struct Machine {
    url: String,
    /// Kept nowhere: a simulated county ends with its machine.
    keys: Keys,
    clock: Arc<FixedClock>,
    region: Arc<Region>,
    running: Option<(App, Runtime)>,
}

impl Machine {
    /// Starts on a database, which is migrated.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn start(url: &str, region: &Arc<Region>, today: Day) -> Result<Machine, AppError> {
        let clock = Arc::new(FixedClock::new(today));
        let (url, keys) = (url.to_owned(), Keys::passing()?);
        let mut machine = Machine { url, keys, clock, region: Arc::clone(region), running: None };
        machine.restart()?;
        Ok(machine)
    }

    /// Puts the clock to another day.
    pub fn set_day(&self, today: Day) {
        self.clock.set(today);
    }

    /// The instant of the application's clock.
    #[must_use]
    pub fn now(&self) -> String {
        self.clock.now()
    }

    /// Puts other rules into force.
    pub fn set_region(&mut self, region: &Arc<Region>) {
        self.region = Arc::clone(region);
        if let Some((app, _)) = &self.running {
            app.set_region(Arc::clone(region));
        }
    }

    /// Ends everything where it stands and starts anew on the same database.
    ///
    /// # Errors
    /// When it cannot be opened again.
    pub fn restart(&mut self) -> Result<(), AppError> {
        if let Some((app, runtime)) = self.running.take() {
            drop(app);
            // Tasks end at the await where they are; nobody closes the database.
            drop(runtime);
        }
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime can be made");
        let clock = Arc::clone(&self.clock);
        let region = Arc::clone(&self.region);
        let app = runtime.block_on(async {
            let store = Store::open(&self.url, &self.keys).await?;
            store.migrate().await?;
            // Whatever the one before has left running is over once the write lock is free.
            drop(store.write().await?);
            App::start(store, region, clock).await
        })?;
        self.running = Some((app, runtime));
        Ok(())
    }

    /// Runs an operation to its end.
    pub fn run<F: Future>(&self, operation: impl FnOnce(App) -> F) -> F::Output {
        let (app, runtime) = self.running.as_ref().expect("started");
        runtime.block_on(operation(app.clone()))
    }

    /// Begins an operation, ends everything after so many looks at it, and starts anew. Whether the
    /// operation came to its end is for the caller to find out.
    ///
    /// # Errors
    /// When the database cannot be opened again.
    pub fn cut<F: Future>(&mut self, looks: u32, operation: impl FnOnce(App) -> F) -> Result<(), AppError> {
        self.run(|app| async {
            let mut left = looks;
            let mut future = pin!(operation(app));
            poll_fn(|context| {
                if left == 0 || future.as_mut().poll(context).is_ready() {
                    return Poll::Ready(());
                }
                left -= 1;
                context.waker().wake_by_ref();
                Poll::Pending
            })
            .await;
        });
        self.restart()
    }

    /// Number of links of the chain: it grows with everything that is booked.
    ///
    /// # Errors
    /// The store's failure.
    pub fn links(&self) -> Result<i64, AppError> {
        self.run(|app| async move { Ok(app.store().read().await?.chain_head().await?.seq) })
    }
}
