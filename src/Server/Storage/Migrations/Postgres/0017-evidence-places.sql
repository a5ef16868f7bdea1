ALTER TABLE "Evidence" ADD COLUMN "Place" text COLLATE "C";
